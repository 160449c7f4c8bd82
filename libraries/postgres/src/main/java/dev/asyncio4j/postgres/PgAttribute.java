package dev.asyncio4j.postgres;

/**
 * A column of a result.
 *
 * @param name as in the statement
 * @param type of its values
 */
public record PgAttribute(String name, PgType type) {}
