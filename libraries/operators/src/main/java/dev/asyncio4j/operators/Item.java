package dev.asyncio4j.operators;

import org.jspecify.annotations.Nullable;

/** An item in a queue that takes no nulls. */
record Item<T extends @Nullable Object>(T value) {}
