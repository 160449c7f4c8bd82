/**
 * Rules over sources, doc comments and public surfaces, which the tests of several modules keep.
 */
package dev.asyncio4j.rules;
