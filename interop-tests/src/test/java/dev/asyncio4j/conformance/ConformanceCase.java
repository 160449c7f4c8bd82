package dev.asyncio4j.conformance;

import com.google.gson.JsonObject;
import java.util.List;

/**
 * A program and the trace that CPython's asyncio gives for it.
 *
 * @param eager whether {@code eager_spawn} started its task at once when the trace was recorded
 */
record ConformanceCase(String name, JsonObject program, boolean eager, List<String> trace) {}
