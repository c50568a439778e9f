/** Who may read what a host counts: nobody, its own machine, or its local networks, too. [P75] */
export type MetricsPolicy = (typeof metricsPolicies)[number];

export const metricsPolicies = ['off', 'loopback', 'lan'] as const;
