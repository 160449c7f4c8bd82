/**
 * HTTP/1.1 as bytes, for servers: heads of requests, bodies by length or in chunks. Not exported.
 */
@NullMarked
package dev.asyncio4j.http.wire;

import org.jspecify.annotations.NullMarked;
