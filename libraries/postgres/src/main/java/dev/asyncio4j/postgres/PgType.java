package dev.asyncio4j.postgres;

/**
 * A type of the server.
 *
 * @param oid its number
 * @param name such as {@code int4} or {@code int4[]}
 * @param kind {@code scalar}, {@code array}, {@code composite}, {@code range}, {@code multirange},
 *     {@code enum} or {@code domain}
 * @param schema where it lives
 */
public record PgType(int oid, String name, String kind, String schema) {}
