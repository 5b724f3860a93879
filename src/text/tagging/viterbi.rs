//! The best row of labels.

use super::Labels;

/// Less than any score, with room below for more.
const NEVER: i32 = i32::MIN / 4;

/// The well-formed row of labels with the highest score.
///
/// `scores` holds one value for each character and label, `transitions` one for each two labels
/// (`before * labels + after`). Of equal rows the one with the lower labels wins.
#[must_use]
pub fn viterbi(scores: &[i32], transitions: &[i32], labels: &Labels) -> Vec<u8> {
    let width = labels.len();
    if width == 0 || scores.is_empty() {
        return Vec::new();
    }
    let steps = steps(transitions, labels);
    let mut best: Vec<i32> = Vec::with_capacity(width);
    let mut next = vec![NEVER; width];
    let mut back = vec![0u8; scores.len()];
    for (row, origins) in scores.chunks_exact(width).zip(back.chunks_exact_mut(width)) {
        if best.is_empty() {
            let open = |(label, &score): (usize, &i32)| {
                if labels.may_open(label) { score } else { NEVER }
            };
            best.extend(row.iter().enumerate().map(open));
            continue;
        }
        for (((reach, origin), &score), before) in next.iter_mut().zip(origins).zip(row).zip(&steps)
        {
            let mut top = NEVER;
            for &(label, weight) in before {
                let value = best.get(usize::from(label)).copied().unwrap_or(NEVER) + weight;
                if value > top {
                    top = value;
                    *origin = label;
                }
            }
            *reach = (top + score).max(NEVER);
        }
        std::mem::swap(&mut best, &mut next);
    }
    trace(&best, &back, labels)
}

/// For each label those that may stand before it, with the weight of the step.
fn steps(transitions: &[i32], labels: &Labels) -> Vec<Vec<(u8, i32)>> {
    let width = labels.len();
    let step = |before: usize, after: usize| {
        let weight = transitions.get(before * width + after).copied();
        Some((u8::try_from(before).ok()?, weight.unwrap_or(0)))
    };
    (0..width)
        .map(|after| {
            (0..width)
                .filter(|&before| labels.may_follow(before, after))
                .filter_map(|before| step(before, after))
                .collect()
        })
        .collect()
}

fn trace(best: &[i32], back: &[u8], labels: &Labels) -> Vec<u8> {
    let width = labels.len();
    let mut label = 0;
    let mut top = i32::MIN;
    for (place, &value) in best.iter().enumerate() {
        if labels.may_close(place) && value > top {
            top = value;
            label = u8::try_from(place).unwrap_or(0);
        }
    }
    let length = back.len() / width;
    let mut row = vec![label; length];
    for at in (1..length).rev() {
        label = back
            .get(at * width + usize::from(label))
            .copied()
            .unwrap_or(0);
        if let Some(place) = row.get_mut(at - 1) {
            *place = label;
        }
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_well_formed_row() {
        let labels = Labels::new(["O", "B-X", "E-X"]);
        // Taken one by one, E would win at the first place, where it may not stand.
        let scores = [0, 1, 5, 0, 0, 1, 3, 0, 0];
        assert_eq!(viterbi(&scores, &[0; 9], &labels), [1, 2, 0]);
        let against = [0, 0, 0, 0, 0, -9, 0, 0, 0];
        assert_eq!(viterbi(&scores, &against, &labels), [0, 0, 0]);
    }
}
