package dev.asyncio4j.http;

import java.net.InetAddress;

/**
 * An address of a host.
 *
 * <p><i>Python:</i> {@code aiohttp.abc.ResolveResult}.
 *
 * @param hostname the name that was asked for
 * @param address the address
 * @param port the port
 */
public record ResolvedHost(String hostname, InetAddress address, int port) {}
