package dev.asyncio4j.http.internal;

import dev.asyncio4j.http.Http.HttpVersion;

/**
 * The head of a response.
 *
 * @param version of the server
 * @param status such as 200
 * @param reason may be empty
 * @param headers frozen
 * @param keepAlive whether the connection may serve another request
 */
public record ResponseHead(
    HttpVersion version, int status, String reason, HeaderList headers, boolean keepAlive) {}
