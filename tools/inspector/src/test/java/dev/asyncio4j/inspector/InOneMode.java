package dev.asyncio4j.inspector;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Marks tests of what does not differ by the fiber mode of the process: they run in one. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfSystemProperty(
    named = "asyncio4j.fibers",
    matches = "loop",
    disabledReason = "it is the same in each mode")
@interface InOneMode {}
