package dev.asyncio4j.unsync;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A mark of a method that {@link Unsync#proxy} is to run in a process of its own.
 *
 * <p><i>Python:</i> {@code @unsync(cpu_bound=True)}. The object behind the proxy, the arguments and
 * the value must be serialisable.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface CpuBound {}
