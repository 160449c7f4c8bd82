package dev.asyncio4j.nurseries;

import java.util.List;

/**
 * The state of a capacity limiter at one moment.
 *
 * <p><i>Python:</i> trio's {@code CapacityLimiterStatistics}.
 *
 * @param borrowedTokens how many tokens are held
 * @param totalTokens how many there are
 * @param borrowers who holds one, in the order in which they got them
 * @param tasksWaiting how many tasks wait for one
 */
public record LimiterStatistics(
    int borrowedTokens, int totalTokens, List<Object> borrowers, int tasksWaiting) {
  /**
   * Copies the borrowers.
   *
   * @param borrowedTokens how many are held
   * @param totalTokens how many there are
   * @param borrowers copied
   * @param tasksWaiting how many wait
   */
  public LimiterStatistics {
    borrowers = List.copyOf(borrowers);
  }
}
