package dev.asyncio4j.postgres;

/**
 * A point of the plane; the type {@code point}.
 *
 * @param x first
 * @param y second
 */
public record Point(double x, double y) {}
