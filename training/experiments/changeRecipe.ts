import type { Recipe } from '../config.ts';

/**
 * A recipe with settings replaced: `dropout=0.4` (any number of the fit settings), `numBuckets=4096`, `ngrams=3,5`,
 * `conceptWeight=0`, `draws.tweets=0`, `publicEpochs=8`, `noisyCopies=0`, `loss.intent=2`, `balance.intent=0`.
 * Throws on a name that is none of these and on a value that is no number.
 */
export function changeRecipe(recipe: Recipe, changes: readonly string[]): Recipe {
  return changes.reduce((changed, change) => applyChange(changed, change), recipe);
}

function applyChange(recipe: Recipe, change: string): Recipe {
  const [name, text = ''] = change.split('=');
  const numbers = text.split(',').map(Number);
  const [value] = numbers;
  if (text === '' || numbers.some(Number.isNaN)) throw new Error(`got ${change}, expected setting=number`);
  const [group, key] = name.split('.');
  if (group === 'draws' && Object.hasOwn(recipe.draws, key)) {
    return { ...recipe, draws: { ...recipe.draws, [key]: value } };
  }
  if ((group === 'loss' || group === 'balance') && recipe.tasks.some((task) => task.name === key)) {
    const field = group === 'loss' ? 'lossWeight' : 'balance';
    return { ...recipe, tasks: recipe.tasks.map((task) => (task.name === key ? { ...task, [field]: value } : task)) };
  }
  if (name === 'ngrams') return { ...recipe, encoder: { ...recipe.encoder, ngramLengths: numbers } };
  if (Object.hasOwn(recipe.fit, name)) return { ...recipe, fit: { ...recipe.fit, [name]: value } };
  if (Object.hasOwn(recipe.encoder, name)) return { ...recipe, encoder: { ...recipe.encoder, [name]: value } };
  if (Object.hasOwn(recipe, name)) return { ...recipe, [name]: value };
  throw new Error(`got setting ${name}, expected one of the recipe, its fit or encoder, draws.*, loss.*, balance.*`);
}
