package dev.asyncio4j.postgres;

/**
 * A rectangle; the type {@code box}. The server puts the upper right corner first.
 *
 * @param high the upper right corner
 * @param low the lower left corner
 */
public record Box(Point high, Point low) {}
