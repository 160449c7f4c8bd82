package dev.asyncio4j.inspector;

/**
 * A process that can be looked into.
 *
 * @param pid its number
 * @param mainClass what was started: a class, or a jar
 * @param version the version of asyncio4j there; empty if it is not known
 * @param loops how many loops are open
 */
public record Target(long pid, String mainClass, String version, int loops) {}
