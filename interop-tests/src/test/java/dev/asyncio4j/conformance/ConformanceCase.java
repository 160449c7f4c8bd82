package dev.asyncio4j.conformance;

import com.google.gson.JsonObject;
import java.util.List;

/** A program and the trace that CPython's asyncio gives for it. */
record ConformanceCase(String name, JsonObject program, List<String> trace) {}
