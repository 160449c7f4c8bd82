/** Adapters of executors that are elsewhere: a class and a line in META-INF/services each. */
@NullMarked
package dev.asyncio4j.examples.engines;

import org.jspecify.annotations.NullMarked;
