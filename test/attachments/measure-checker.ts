import { openChecker } from '../../src/core/attachments/check/checker.ts';
import { checkedExamples } from './hostile-examples.ts';

/**
 * Started as a process of its own by its test: checks hostile files one after the other and says the most memory that the
 * whole process held meanwhile, in MiB, above what it holds with the thread ready.
 */
const checker = openChecker(new URL('../../src/core/attachments/check/worker.ts', import.meta.url), {
  info: () => {},
  error: () => {},
});
const mib = () => process.memoryUsage.rss() / (1024 * 1024);

const examples = await checkedExamples();
await checker.check('chauffe.pdf', examples[0]?.bytes ?? new Uint8Array());
const rest = mib();
let most = rest;
const look = setInterval(() => {
  most = Math.max(most, mib());
}, 5);
const answers: string[] = [];
for (const { name, bytes } of examples) {
  const answer = await checker.check(name, bytes);
  answers.push(`${name} ${answer.kind === 'refused' ? answer.code : answer.type}`);
}
clearInterval(look);
await checker.close();
process.stdout.write(JSON.stringify({ rest, grown: most - rest, answers }));
