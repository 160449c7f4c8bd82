/** The machinery of WebSockets for both sides: frames, messages, the socket; not exported. */
@NullMarked
package dev.asyncio4j.http.ws;

import org.jspecify.annotations.NullMarked;
