/**
 * What keeps messages few: runs join groups, count in incidents, wait for quiet hours to end or for
 * their turn, and are kept back by silences, pauses and inhibition.
 *
 * <p>Start at {@link dev.tableauwebhooks.noise.NoiseControl}, which every run of a workflow asks
 * before its first step. All of it is kept in the store, so that it survives a restart; the ports
 * are {@link dev.tableauwebhooks.noise.GroupStore}, {@link
 * dev.tableauwebhooks.noise.IncidentStore}, {@link dev.tableauwebhooks.noise.SilenceStore}, {@link
 * dev.tableauwebhooks.noise.PauseStore} and {@link dev.tableauwebhooks.noise.TimerStore}.
 */
@NullMarked
package dev.tableauwebhooks.noise;

import org.jspecify.annotations.NullMarked;
