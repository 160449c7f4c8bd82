/** The machinery of multipart bodies, read and written; not exported. */
@NullMarked
package dev.asyncio4j.http.multipart;

import org.jspecify.annotations.NullMarked;
