/**
 * Files without blocking the loop: file objects, calls of the system, temporary files, standard
 * streams.
 *
 * <p>Their names are those of Python's {@code aiofiles}. The door is {@link
 * dev.asyncio4j.files.AsyncFiles}; {@link dev.asyncio4j.files.AsyncOs} has what {@code aiofiles.os}
 * has, {@link dev.asyncio4j.files.TempFiles} what {@code aiofiles.tempfile} has. Every call that
 * touches the disk runs on a thread; what is in a buffer already is given at once.
 */
@NullMarked
package dev.asyncio4j.files;

import org.jspecify.annotations.NullMarked;
