export { PromotionTab } from '../admin/PromotionTab.tsx'
