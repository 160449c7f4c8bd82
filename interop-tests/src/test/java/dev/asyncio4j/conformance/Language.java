package dev.asyncio4j.conformance;

import com.google.gson.JsonArray;
import dev.asyncio4j.Coroutine;

/** What the bodies of a program's coroutines are written in. */
@FunctionalInterface
interface Language {
  /** Gives the body that runs these ops. */
  Coroutine<Object> body(Machine machine, JsonArray ops);
}
