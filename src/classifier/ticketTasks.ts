import {
  describe,
  type Matrix,
  readList,
  readMap,
  readNames,
  readNumber,
  readObject,
  readRecord,
  readString,
  refuse,
} from './fields.ts';
import { stackHeads } from './layer.ts';
import { checkTaskName } from './taskNames.ts';
import type { TensorReader } from './tensors.ts';
import type { Layer, Model, SumTask, Task } from './types.ts';

const MIN_TEMPERATURE = 0.01;
const MAX_TEMPERATURE = 100;

/** The tasks of our own format, in the order of the file, their heads as one layer, and the scope logit. */
export interface TasksAndHeads {
  readonly tasks: readonly Task[];
  readonly scope: Model['scope'];
  readonly heads: Layer;
}

/** Reads `tasks` and `scope`; `dim` is the number of inputs of every head. Throws as `parseModel` does. */
export function readTasks(tasksField: unknown, scopeField: unknown, dim: number, tensors: TensorReader): TasksAndHeads {
  const tasks: Task[] = [];
  const heads: { weights: Matrix; bias: Float32Array }[] = [];
  let logitOffset = 0;
  let scoreOffset = 0;
  for (const [i, field] of readList(tasksField, 'tasks').entries()) {
    const path = `tasks[${i}]`;
    const kind = readObject(field, path)['kind'];
    if (kind === 'sum') {
      tasks.push(readSumTask(field, path, tasks, scoreOffset));
    } else if (kind === 'softmax' || kind === 'sigmoid') {
      const task = readRecord(field, path, ['name', 'kind', 'labels', 'temperature', 'weights', 'scales', 'bias']);
      const labels = readLabels(task['labels'], path, kind === 'sigmoid' ? 2 : null);
      const numLogits = kind === 'sigmoid' ? 1 : labels.length;
      const temperature = readTemperature(task['temperature'], path);
      const name = readTaskName(task['name'], path, tasks);
      tasks.push({ name, labels, kind, scoreOffset, logitOffset, temperature });
      heads.push(readHead(task, path, numLogits, dim, tensors));
      logitOffset += numLogits;
    } else {
      throw refuse(`${path}.kind`, describe(kind), '"softmax", "sigmoid" or "sum"');
    }
    scoreOffset += tasks[i].labels.length;
  }
  if (heads.length === 0) throw refuse('tasks', 'no task with weights', 'at least one');
  if (scopeField === null) return { tasks, scope: null, heads: stackHeads(heads) };
  const scope = readRecord(scopeField, 'scope', ['temperature', 'weights', 'scales', 'bias']);
  heads.push(readHead(scope, 'scope', 1, dim, tensors));
  return {
    tasks,
    scope: { logitOffset, temperature: readTemperature(scope['temperature'], 'scope') },
    heads: stackHeads(heads),
  };
}

function readSumTask(field: unknown, path: string, earlier: readonly Task[], scoreOffset: number): SumTask {
  const task = readRecord(field, path, ['name', 'kind', 'labels', 'source', 'groups']);
  const labels = readLabels(task['labels'], path, null);
  const sourceName = readString(task['source'], `${path}.source`);
  const source = earlier.find((candidate) => candidate.name === sourceName);
  if (source?.kind !== 'softmax') throw refuse(`${path}.source`, describe(sourceName), 'a softmax task listed before');
  const groups = readMap(task['groups'], `${path}.groups`, (label, labelPath) => {
    const position = labels.indexOf(readString(label, labelPath));
    if (position < 0) throw refuse(labelPath, describe(label), `one of ${labels.join(', ')}`);
    return position;
  });
  const positions = source.labels.map((label) => groups.get(label));
  if (groups.size !== source.labels.length || positions.includes(undefined)) {
    throw refuse(`${path}.groups`, [...groups.keys()].join(', '), `each of ${source.labels.join(', ')}`);
  }
  return {
    name: readTaskName(task['name'], path, earlier),
    labels,
    kind: 'sum',
    scoreOffset,
    sourceScoreOffset: source.scoreOffset,
    groups: positions as number[],
  };
}

function readTaskName(value: unknown, path: string, earlier: readonly Task[]): string {
  const name = readString(value, `${path}.name`, 100);
  checkTaskName(name, `${path}.name`);
  if (earlier.some((task) => task.name === name)) throw refuse(`${path}.name`, describe(name), 'a name of its own');
  return name;
}

function readLabels(value: unknown, path: string, count: number | null): string[] {
  const labels = readNames(value, `${path}.labels`, 2);
  if (count !== null && labels.length !== count)
    throw refuse(`${path}.labels`, `${labels.length} labels`, String(count));
  return labels;
}

function readTemperature(value: unknown, path: string): number {
  return readNumber(value, `${path}.temperature`, MIN_TEMPERATURE, MAX_TEMPERATURE);
}

function readHead(
  record: Readonly<Record<string, unknown>>,
  path: string,
  numLogits: number,
  dim: number,
  tensors: TensorReader,
) {
  const weights = tensors.readMatrix(record['weights'], record['scales'], path, numLogits, dim, 8);
  return { weights, bias: tensors.readVector(record['bias'], `${path}.bias`, numLogits) };
}
