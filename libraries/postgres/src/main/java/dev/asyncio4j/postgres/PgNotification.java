package dev.asyncio4j.postgres;

/**
 * A message of {@code NOTIFY}.
 *
 * @param pid the process of the server for the connection that sent it
 * @param channel its channel
 * @param payload the text; empty if there was none
 */
public record PgNotification(int pid, String channel, String payload) {}
