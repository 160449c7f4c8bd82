package dev.asyncio4j.processes;

import dev.asyncio4j.VoidBody;
import java.io.Serializable;

/** A block of code without a value that runs in another JVM; a lambda for it can be serialised. */
@FunctionalInterface
public interface SerializableVoidBody extends VoidBody, Serializable {}
