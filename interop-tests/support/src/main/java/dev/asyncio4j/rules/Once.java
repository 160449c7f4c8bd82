package dev.asyncio4j.rules;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * Mark of a test that reads sources, documents or signatures alone: no fiber mode can change its
 * outcome, so the runs `loop` and `handoff` leave it to `platform`, which every machine has.
 */
@Tag("once")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Once {}
