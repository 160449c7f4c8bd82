package dev.asyncio4j.postgres;

/**
 * A line with two ends; the type {@code lseg}.
 *
 * @param first one end
 * @param second the other
 */
public record LineSegment(Point first, Point second) {}
