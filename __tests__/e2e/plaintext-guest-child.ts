// Joins a host without encryption and without masking: ADDRESS PORT NICK TEXT SPLIT. It says TEXT at once, and SPLIT byte by byte.
import { clientFrame, enterByHand, RawSocket } from '../helpers/raw-socket.ts';

const [address, port, nick = '', text = '', split = ''] = process.argv.slice(2);

const socket = await RawSocket.connect(Number(port), address);
await enterByHand(socket, { nick });
await socket.write(post(2, text));
await socket.until('{"type":"ok","number":2}');
await socket.writeInPieces(post(3, `${split} ${'.'.repeat(100)}`), () => 1);
await socket.until('{"type":"ok","number":3}');
socket.socket.destroy();

function post(number: number, said: string): Buffer {
  return clientFrame(JSON.stringify({ type: 'post', number, room: 'lobby', text: said }));
}
