/** A labelled text: what every data source is turned into. A task without a label is masked in the loss. */
export interface Example {
  readonly text: string;
  /** Task name → label. */
  readonly labels: Readonly<Record<string, string | undefined>>;
  /** Which data set it comes from; decides how often it is drawn. */
  readonly source: string;
  /** Who wrote it, where that is known: writers never straddle a split. */
  readonly writer?: string;
  readonly lang?: string;
}

/** A task as the trainer sees it. */
export interface TrainingTask {
  readonly name: string;
  readonly labels: readonly string[];
  /** `sigmoid` for two labels and one logit, the probability of the second. */
  readonly kind: 'softmax' | 'sigmoid';
  /** Weight of the task's loss. */
  readonly lossWeight: number;
  /** Rare labels count more: each is weighted by (mean count / its count) to this power; 0 for no weighting. */
  readonly balance: number;
}

export function countLogits(task: TrainingTask): number {
  return task.kind === 'sigmoid' ? 1 : task.labels.length;
}
