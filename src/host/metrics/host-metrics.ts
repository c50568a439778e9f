import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Census } from './census.ts';
import { doors } from './door.ts';
import type { Tally } from './tally.ts';

/** What is looked at when somebody asks. */
export interface MetricsSources {
  readonly tally: Tally;
  census(): Census;
  /** By the port, since it is open: the page and encryption included. */
  bytesSent(): number;
}

/** The metrics of one host. */
export interface HostMetrics {
  readonly contentType: string;
  /** In the text format of Prometheus. */
  text(): Promise<string>;
}

const tickBuckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1];

/** Begins to measure ticks; all else is collected when it is asked for. */
export function createHostMetrics({ tally, census, bytesSent }: MetricsSources): HostMetrics {
  const registry = new Registry();
  addSessions(registry, census);
  addGauge(registry, {
    name: 'pychat_rooms',
    help: 'Rooms, those of two people not counted.',
    read: () => census().rooms,
  });
  addGauge(registry, { name: 'pychat_members', help: 'Members in the lobby.', read: () => census().members });
  for (const counter of [
    { name: 'pychat_messages_total', help: 'Messages that were posted.', read: () => tally.messages },
    { name: 'pychat_deliveries_total', help: 'Events that were sent to sessions.', read: () => tally.deliveries },
    { name: 'pychat_sent_bytes_total', help: 'Bytes that the port has sent.', read: bytesSent },
    {
      name: 'pychat_queue_overflows_total',
      help: 'Clients that were closed because they did not take what they were sent.',
      read: () => tally.queueOverflows,
    },
  ]) {
    addCounter(registry, counter);
  }
  const ticks = new Histogram({
    name: 'pychat_tick_seconds',
    help: 'How long the host worked in each tick.',
    buckets: tickBuckets,
    registers: [registry],
  });
  tally.onTick = (ms) => ticks.observe(ms / 1000);
  return { contentType: registry.contentType, text: () => registry.metrics() };
}

interface Reading {
  readonly name: string;
  readonly help: string;
  read(): number;
}

function addSessions(registry: Registry, census: () => Census): void {
  new Gauge({
    name: 'pychat_sessions',
    help: 'Connected clients by the door that they came in by.',
    labelNames: ['door'],
    registers: [registry],
    collect() {
      const { sessions } = census();
      for (const door of doors) this.set({ door }, sessions[door]);
    },
  });
}

function addGauge(registry: Registry, { name, help, read }: Reading): void {
  new Gauge({
    name,
    help,
    registers: [registry],
    collect() {
      this.set(read());
    },
  });
}

function addCounter(registry: Registry, { name, help, read }: Reading): void {
  new Counter({
    name,
    help,
    registers: [registry],
    collect() {
      this.reset();
      this.inc(read());
    },
  });
}
