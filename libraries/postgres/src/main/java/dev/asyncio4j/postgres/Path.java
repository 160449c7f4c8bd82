package dev.asyncio4j.postgres;

import java.util.List;

/**
 * Points that lines connect; the type {@code path}.
 *
 * @param isClosed whether a line leads from the last point to the first
 * @param points copied
 */
public record Path(boolean isClosed, List<Point> points) {
  /**
   * Copies the points.
   *
   * @param isClosed whether a line leads from the last point to the first
   * @param points in order
   */
  public Path {
    points = List.copyOf(points);
  }
}
