package dev.asyncio4j.postgres;

/**
 * A line without ends, {@code ax + by + c = 0}; the type {@code line}.
 *
 * @param a of x
 * @param b of y
 * @param c alone
 */
public record Line(double a, double b, double c) {}
