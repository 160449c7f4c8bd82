/** The workings that client, server and WebSockets share; not exported. */
@NullMarked
package dev.asyncio4j.http.internal;

import org.jspecify.annotations.NullMarked;
