package dev.asyncio4j.postgres;

import java.util.List;

/**
 * An area with corners; the type {@code polygon}.
 *
 * @param points its corners; copied
 */
public record Polygon(List<Point> points) {
  /**
   * Copies the points.
   *
   * @param points the corners
   */
  public Polygon {
    points = List.copyOf(points);
  }
}
