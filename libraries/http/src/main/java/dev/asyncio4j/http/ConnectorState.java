package dev.asyncio4j.http;

/**
 * The holdings of a {@link Connector} at a moment.
 *
 * <p><i>Python:</i> none; aiohttp keeps it to itself.
 *
 * @param idle connections that wait to be used again
 * @param active connections in use, or being made
 * @param waiting requests that wait for a place
 */
public record ConnectorState(int idle, int active, int waiting) {}
