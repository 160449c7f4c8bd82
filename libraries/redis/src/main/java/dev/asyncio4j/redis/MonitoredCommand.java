package dev.asyncio4j.redis;

import java.time.Instant;

/**
 * A command that a server has told a monitor of.
 *
 * @param time when the server had it
 * @param db the number of the database
 * @param clientType what sent it: tcp, unix or lua
 * @param clientAddress the host of who sent it
 * @param clientPort the port of who sent it
 * @param command its words, with blanks between
 */
public record MonitoredCommand(
    Instant time,
    long db,
    String clientType,
    String clientAddress,
    String clientPort,
    String command) {}
