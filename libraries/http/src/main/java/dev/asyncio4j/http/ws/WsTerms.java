package dev.asyncio4j.http.ws;

import org.jspecify.annotations.Nullable;

/**
 * Agreement of the two sides in their handshake.
 *
 * @param protocol the subprotocol; null: none
 * @param deflate the compression; null: none
 */
public record WsTerms(@Nullable String protocol, @Nullable DeflateTerms deflate) {}
