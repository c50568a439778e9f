import { useState } from 'react';

/** Whether the person could still allow notifications: pages without encryption have none. */
export function offersNotifications(): boolean {
  return 'Notification' in globalThis && isSecureContext && Notification.permission === 'default';
}

/** Whether notifications are allowed, and how to ask for that. */
export function useNotificationChoice(): readonly [boolean, () => void] {
  const [isAllowed, setAllowed] = useState(() => 'Notification' in globalThis && Notification.permission === 'granted');
  const allow = async () => setAllowed((await Notification.requestPermission()) === 'granted');
  return [isAllowed, () => void allow()];
}
