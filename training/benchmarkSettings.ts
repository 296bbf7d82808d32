import { FIT } from './config.ts';
import type { FitSettings } from './fit.ts';

/** The recipe for ten thousand short, clean, labelled queries; chosen on CLINC150's validation split. */
export const BENCHMARK_FIT: FitSettings = {
  ...FIT,
  epochs: 20,
  quantiseFrom: 10,
  learningRate: 8e-3,
  dropout: 0.3,
};

export const BENCHMARK_NOISY_COPIES = 3;

interface PublishedFigure {
  readonly model: string;
  readonly figure: string;
}

/** Test accuracy in percent on the same split, as published. */
export const PUBLISHED: Readonly<Record<'banking77' | 'clinc150', readonly PublishedFigure[]>> = {
  banking77: [
    { model: 'BERT, fine-tuned (Casanueva et al. 2020)', figure: '93.7' },
    { model: 'USE + ConveRT (Casanueva et al. 2020)', figure: '93.4' },
    { model: 'ConveRT (Casanueva et al. 2020)', figure: '93.0' },
    { model: 'USE (Casanueva et al. 2020)', figure: '92.8' },
  ],
  clinc150: [
    { model: 'BERT (Larson et al. 2019, full, in scope)', figure: '96.9' },
    { model: 'MLP on USE (Larson et al. 2019)', figure: '93.5' },
    { model: 'DialogFlow (Larson et al. 2019)', figure: '91.7' },
    { model: 'CNN (Larson et al. 2019)', figure: '91.2' },
    { model: 'SVM (Larson et al. 2019)', figure: '91.0' },
    { model: 'FastText (Larson et al. 2019)', figure: '89.0' },
  ],
};
