package dev.asyncio4j.postgres;

/**
 * A circle; the type {@code circle}.
 *
 * @param center its middle
 * @param radius its radius
 */
public record Circle(Point center, double radius) {}
