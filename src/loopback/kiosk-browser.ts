/**
 * What keeps a kiosk's window shut. A window of an application (`--app`) reserves no key for the browser: its page is
 * asked first, and takes them all. What only the machine's administrator can forbid is in
 * `resources/kiosk/chromium-policy.json`.
 */
export const KIOSK_FLAGS = [
  '--kiosk',
  // No other place is ever reached, by a name or by a number.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  '--no-proxy-server',
  // What the profile allows is allowed; nobody is ever asked.
  '--deny-permission-prompts',
  '--block-new-web-contents',
  '--disable-notifications',
  '--disable-pinch',
  '--overscroll-history-navigation=0',
  '--disable-touch-drag-drop',
  '--pull-to-refresh=0',
  '--noerrdialogs',
  '--disable-session-crashed-bubble',
  '--hide-crash-restore-bubble',
  '--disable-prompt-on-repost',
  '--disable-file-system',
  '--no-experiments',
] as const;

/** One `--disable-features` alone counts: these join those of every window of ours. */
export const KIOSK_DISABLED_FEATURES = [
  'OverscrollHistoryNavigation',
  'TouchpadOverscrollHistoryNavigation',
  'PullToRefresh',
  'GlobalMediaControls',
  'LensOverlay',
  'SharedHighlightingUI',
  'SidePanelPinning',
  'DocumentPictureInPictureAPI',
  'WebShare',
  'FileSystemAccessAPI',
  'ReadAnything',
  'TabHoverCardImages',
] as const;

const BLOCKED = 2;
const ALLOWED = 1;

/** The profile's own settings. @param origin of the page: the only one that may use the camera */
export function kioskPreferences(origin: string) {
  return {
    printing: { enabled: false },
    // Every download is refused.
    download_restrictions: 3,
    download: { prompt_for_download: false, directory_upgrade: false },
    devtools: { availability: 2 },
    policy: { url_blocklist: ['*'], url_allowlist: [origin, `blob:${origin}`] },
    bookmark_bar: { show_on_all_tabs: false },
    profile: {
      password_manager_enabled: false,
      password_manager_leak_detection: false,
      default_content_setting_values: {
        popups: BLOCKED,
        geolocation: BLOCKED,
        notifications: BLOCKED,
        media_stream_mic: BLOCKED,
        media_stream_camera: BLOCKED,
        automatic_downloads: BLOCKED,
        midi_sysex: BLOCKED,
        usb_guard: BLOCKED,
        serial_guard: BLOCKED,
        hid_guard: BLOCKED,
        bluetooth_guard: BLOCKED,
        bluetooth_scanning: BLOCKED,
        file_system_read_guard: BLOCKED,
        file_system_write_guard: BLOCKED,
        clipboard: BLOCKED,
        local_fonts: BLOCKED,
        idle_detection: BLOCKED,
        window_placement: BLOCKED,
        payment_handler: BLOCKED,
        protocol_handlers: BLOCKED,
      },
      content_settings: {
        exceptions: { media_stream_camera: { [`${origin},*`]: { setting: ALLOWED } } },
      },
    },
  };
}
