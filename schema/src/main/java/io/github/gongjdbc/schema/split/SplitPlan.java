package io.github.gongjdbc.schema.split;

import java.util.List;

/**
 * The splits that together find all that is wanted, and each item once.
 *
 * @param exact whether they find nothing else
 */
public record SplitPlan(List<Split> splits, boolean exact) {
  public SplitPlan {
    splits = List.copyOf(splits);
  }
}
