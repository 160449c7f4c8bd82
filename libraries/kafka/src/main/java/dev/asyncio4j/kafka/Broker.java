package dev.asyncio4j.kafka;

import java.util.Optional;

/**
 * A broker of a cluster.
 *
 * <p><i>Python:</i> an entry of {@code describe_cluster}.
 *
 * @param id its number
 * @param host the name that clients connect to
 * @param port the port
 * @param rack where it stands
 */
public record Broker(int id, String host, int port, Optional<String> rack) {}
