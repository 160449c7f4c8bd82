/**
 * Values that SLF4J, OpenTelemetry and Micrometer keep in threads, carried along with each task.
 */
@NullMarked
package dev.asyncio4j.context;

import org.jspecify.annotations.NullMarked;
